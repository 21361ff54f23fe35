import { auditEntryViewOf, csvLineOf, jsonLineOf } from '../../../server/src/controllers/audit-views';
import type { AuditRow } from '../../../server/src/domain/audit-entry';

const ROW: AuditRow = {
  ...{ id: 1, entryId: 'aud_1', format: 1, at: 0, actorKind: 'admin_user', actorId: '1', actorName: 'Kim' },
  ...{ action: 'stock.changed', subjectKind: 'product', subjectId: 'abc', subjectName: null },
  ...{ changes: '{}', details: '{}', signature: null, signedWith: null },
  ...{ witness: 'unsigned', sequence: 1, previousHash: 'a', hash: 'b' },
};
const cellOf = (actorName: string): string => csvLineOf({ ...ROW, actorName }).split(',')[4] ?? '';

it.each([
  ['=1+1', `"'=1+1"`],
  ['+82 10', `"'+82 10"`],
  ['-2', `"'-2"`],
  ['@SUM(A1)', `"'@SUM(A1)"`],
  ['  =1', `"'  =1"`],
  ['＝1', `"'＝1"`],
  ['|cmd', `"'|cmd"`],
  ['Kim "the boss"', '"Kim ""the boss"""'],
  ['김', '"김"'],
])('%s stands in a cell of CSV as %s', (name, cell) => {
  expect(cellOf(name)).toBe(cell);
});

it('leaves a cell empty where there is nothing', () => {
  expect(csvLineOf(ROW)).toBe(
    '"1","1970-01-01T00:00:00.000Z","admin_user","1","Kim","stock.changed","product","abc",,"{}","{}","unsigned","aud_1","a","b"\r\n'
  );
});

it('shows a row that somebody broke, so that the list goes on', () => {
  for (const broken of ['', 'null', '[1', '"text"']) {
    expect(auditEntryViewOf({ ...ROW, changes: broken, details: broken, at: 9e15 })).toMatchObject({
      ...{ changes: {}, details: {}, at: '1970-01-01T00:00:00.000Z' },
    });
  }
});

it('gives all that hash and signature are made over, a line each', () => {
  const line = jsonLineOf({ ...ROW, actorName: 'a\nb' });
  expect(line.indexOf('\n')).toBe(line.length - 1);
  expect(JSON.parse(line)).toMatchObject({ format: 1, signature: null, witness: 'unsigned', previousHash: 'a' });
});
