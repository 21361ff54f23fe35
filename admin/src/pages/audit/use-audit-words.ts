import { useMemo } from 'react';

import type { AuditEntryView, AuditValue } from '../../../../contracts/audit';
import { isTextId, useText } from '../../translations/texts';
import { wordTextId } from '../../translations/words';

const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** Actions, people, subjects and fields in words; what is newer than this panel is shown as it is. */
export const useAuditWords = () => {
  const text = useText();
  return useMemo(() => {
    const action = (name: string): string => {
      const id = `audit.action.${name.replace('.', '-')}`;
      return isTextId(id) ? text(id) : name;
    };
    const actorKind = (kind: string): string => {
      const id = `audit.actor.${kind}`;
      return isTextId(id) ? text(id) : kind;
    };
    const subjectKind = (kind: string): string => {
      const id = `audit.subject.${kind}`;
      return isTextId(id) ? text(id) : kind;
    };
    const field = (name: string): string => {
      const id = `audit.field.${name}`;
      return isTextId(id) ? text(id) : name;
    };
    const value = (name: string, one: AuditValue, instant: (iso: string) => string): string => {
      if (one === null || one === '') return text('audit.nothing');
      if (typeof one === 'boolean') return text(one ? 'yes' : 'no');
      const answer = `verified.${String(one)}`;
      const id = name === 'verification' && isTextId(answer) ? answer : wordTextId(name, one);
      if (id) return text(id);
      return typeof one === 'string' && INSTANT.test(one) ? instant(one) : String(one);
    };
    const actor = ({ kind, id, name }: AuditEntryView['actor']): string => name ?? id ?? actorKind(kind);
    return { action, actorKind, subjectKind, field, value, actor };
  }, [text]);
};
