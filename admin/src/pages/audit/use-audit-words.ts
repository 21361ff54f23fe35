import { useMemo } from 'react';
import { useIntl } from 'react-intl';

import type { AuditEntryView, AuditValue } from '../../../../contracts/audit';
import { webhookKindName } from '../../../../contracts/webhook-messages';
import { useShopZone } from '../../hooks/use-shop-zone';
import { useTongue } from '../../hooks/use-tongue';
import { isTextId, useText } from '../../translations/texts';
import { auditValue } from './audit-values';

/** Actions, people, subjects, fields and values in words; what is newer than this panel is shown as it is. */
export const useAuditWords = () => {
  const text = useText();
  const tongue = useTongue();
  const timeZone = useShopZone();
  const { locale, formatDate } = useIntl();
  return useMemo(() => {
    const worded = (id: string, name: string): string => (isTextId(id) ? text(id) : name);
    const actorKind = (kind: string): string => worded(`audit.actor.${kind}`, kind);
    const instant = (iso: string): string => formatDate(iso, { timeZone, dateStyle: 'medium', timeStyle: 'short' });
    const telling = { text, tongue, locale, instant };
    return {
      action: (name: string): string => worded(`audit.action.${name.replace('.', '-')}`, name),
      actorKind,
      subjectKind: (kind: string): string => worded(`audit.subject.${kind}`, kind),
      field: (name: string): string => worded(`audit.field.${name}`, name),
      value: (name: string, one: AuditValue, entry: AuditEntryView): string => auditValue(name, one, entry, telling),
      actor: ({ kind, id, name }: AuditEntryView['actor']): string => name ?? id ?? actorKind(kind),
      /** What a subject is called: a kind of webhook has words, everything else its own name. */
      subjectName: ({ kind, name }: AuditEntryView['subject']): string | null =>
        kind === 'webhook_delivery' && name !== null ? webhookKindName(name)[tongue] : name,
      /** To the minute, in the shop's zone. */
      instant,
    };
  }, [text, tongue, timeZone, locale, formatDate]);
};
