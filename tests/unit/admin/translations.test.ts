import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

import contentTypesEn from '../../../admin/src/translations/content-types.en.json';
import contentTypesKo from '../../../admin/src/translations/content-types.ko.json';
import en from '../../../admin/src/translations/en.json';
import ko from '../../../admin/src/translations/ko.json';
import { FIELD_PROBLEMS } from '../../../admin/src/pages/key-sets/key-set-problems';
import {
  ACTOR_KINDS,
  AUDIT_ACTIONS,
  AUDIT_FINDING_REASONS,
  AUDIT_FINDINGS,
  AUDIT_SUBJECTS,
} from '../../../contracts/audit';
import { ERROR_STATUS } from '../../../contracts/error-codes';
import { ENVIRONMENTS, KEY_KINDS } from '../../../contracts/keys';
import { CURRENCIES } from '../../../contracts/money';
import { CHECKOUT_KINDS, ORDER_STATES } from '../../../contracts/orders';
import { PAYMENT_METHODS, PAYMENT_STATES } from '../../../contracts/payments';
import { REFUND_ORIGINS, REFUND_STATES } from '../../../contracts/refunds';
import { VERIFICATION_RESULTS } from '../../../contracts/settings';
import { adminFiles, type SourceFile } from './source-files';

const IDS = Object.keys(en);
const files = adminFiles();

const parse = ({ path, source }: SourceFile) =>
  ts.createSourceFile(
    path,
    source,
    ts.ScriptTarget.ES2022,
    true,
    path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  );

const collect = <Found>(file: SourceFile, find: (node: ts.Node) => Found | undefined): Found[] => {
  const found: Found[] = [];
  const visit = (node: ts.Node): void => {
    const hit = find(node);
    if (hit !== undefined) found.push(hit);
    ts.forEachChild(node, visit);
  };
  visit(parse(file));
  return found;
};

/** Literal strings of the code, and templates as patterns: `state.${state}` is /^state\..+$/. */
const literals = files.flatMap((file) =>
  collect(file, (node) => (ts.isStringLiteralLike(node) ? node.text : undefined))
);
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const patterns = files.flatMap((file) =>
  collect(file, (node) => {
    if (!ts.isTemplateExpression(node)) return undefined;
    const parts = [node.head.text, ...node.templateSpans.map((span) => span.literal.text)];
    return /^[a-zA-Z-]*\./.test(parts[0] ?? '') ? new RegExp(`^${parts.map(escaped).join('[^.]+')}$`) : undefined;
  })
);
/** Words of the content types are looked up by the field's name: words.ts. */
const WORD_PATTERN = /^(state|environment|kind|method|origin|currency|provider)\.[A-Za-z_]+$/;

/** `{count}` and `{count, plural, …}` alike are `count`. */
const argumentsOf = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{(\w+)/g)].map(([, name]) => name as string))]
    .filter((name) => new RegExp(`\\{${name}\\s*[,}]`).test(text) && !/^[A-Z]/.test(name))
    .sort();

const FOLDER = join(__dirname, '../../../admin/src/translations');

/** Ids as they are written: of two equal ones `JSON.parse` keeps the last and says nothing. */
const writtenIds = (name: string): string[] => {
  const { statements } = ts.parseJsonText(name, readFileSync(join(FOLDER, name), 'utf8'));
  const [texts] = statements.map(({ expression }) => expression);
  if (!texts || !ts.isObjectLiteralExpression(texts)) throw new Error(`${name} is no object`);
  return texts.properties.map(({ name: id }) => (id && ts.isStringLiteral(id) ? id.text : ''));
};

describe('the texts of the panel', () => {
  it.each(['en.json', 'ko.json', 'content-types.en.json', 'content-types.ko.json'])('%s says nothing twice', (name) => {
    const ids = writtenIds(name);
    expect(ids.length).toBeGreaterThan(0);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('has the same ids in both languages', () => {
    expect(Object.keys(ko)).toEqual(IDS);
    expect(Object.keys(contentTypesKo)).toEqual(Object.keys(contentTypesEn));
  });

  it('leaves no text empty, and writes Korean in Korean', () => {
    expect(Object.entries({ ...en, ...ko }).filter(([, text]) => text.trim() === '')).toEqual([]);
    const international = ['audit.change', 'key-set.mid.value', 'stock.result'];
    const foreign = Object.entries(ko).filter(([id, text]) => !/[가-힣]/.test(text) && !international.includes(id));
    expect(foreign).toEqual([]);
    expect(Object.entries(en).filter(([, text]) => /[가-힣]/.test(text))).toEqual([]);
  });

  it('takes the same values in both languages', () => {
    for (const [id, text] of Object.entries(ko)) {
      expect([id, argumentsOf(text)]).toEqual([id, argumentsOf(en[id as keyof typeof en])]);
    }
  });

  it('uses every text somewhere', () => {
    const used = (id: string) =>
      literals.includes(id) || patterns.some((pattern) => pattern.test(id)) || WORD_PATTERN.test(id);
    expect(IDS.filter((id) => !used(id))).toEqual([]);
  });

  it.each([
    ['error', Object.keys(ERROR_STATUS)],
    ['verification', VERIFICATION_RESULTS],
    ['verified', VERIFICATION_RESULTS],
    ['field-error', FIELD_PROBLEMS],
    ['state', [...ORDER_STATES, ...PAYMENT_STATES, ...REFUND_STATES]],
    ['method', PAYMENT_METHODS],
    ['origin', REFUND_ORIGINS],
    ['kind', [...KEY_KINDS, ...CHECKOUT_KINDS]],
    ['environment', ENVIRONMENTS],
    ['currency', CURRENCIES],
    ['provider', ['toss']],
    ['audit.action', AUDIT_ACTIONS.map((action) => action.replace('.', '-'))],
    ['audit.actor', ACTOR_KINDS],
    ['audit.subject', AUDIT_SUBJECTS],
    ['audit.finding', AUDIT_FINDINGS],
    ['audit.reason', AUDIT_FINDING_REASONS],
  ])('has a text for every %s', (prefix, words) => {
    expect(words.map((word) => `${prefix}.${word}`).filter((id) => !IDS.includes(id))).toEqual([]);
  });
});

describe('the code of the panel', () => {
  it.each(files.map((file) => [file.path, file] as const))('%s holds no text of its own', (_path, file) => {
    const shown = collect(file, (node) => {
      if (ts.isJsxText(node) && /\p{L}/u.test(node.text)) return node.text.trim();
      if (!ts.isJsxAttribute(node) || !node.initializer || !ts.isStringLiteral(node.initializer)) return undefined;
      const isText = /^(label|title|hint|subtitle|content|placeholder|aria-label|closeLabel|onLabel|offLabel)$/.test(
        node.name.getText()
      );
      return isText && /\p{L}/u.test(node.initializer.text) ? node.initializer.text : undefined;
    });
    expect(shown).toEqual([]);
    expect(file.source).not.toMatch(/[\u3131-\u318E\uAC00-\uD7A3]/);
  });
});
