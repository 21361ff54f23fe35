import fc from 'fast-check';
import { FIRST_HASH, signedText, type WrittenEntry } from '../../../../server/src/domain/audit-entry';
import { linkAfter, witnessOf } from '../../../../server/src/services/audit/links';
import { writtenEntry } from '../../../../server/src/services/audit/written-entry';
import { createSigner } from '../../../../server/src/vault/signer';
import { anEntry, NEXT_VAULT_KEY, VAULT_KEY } from '../../../support/memory-audit-trail';

const signer = createSigner({ keys: [VAULT_KEY] });

/** An entry of the first format, with the signature and hash that it has had since then. */
const KNOWN: WrittenEntry = {
  ...{ entryId: 'aud_0123456789abcdefghijklmn', format: 1, at: 1_767_225_600_000 },
  ...{ actorKind: 'admin_user', actorId: '1', actorName: '김 “관리자”' },
  ...{ action: 'stock.changed', subjectKind: 'product', subjectId: 'abc', subjectName: null },
  ...{ changes: '{"stock":{"from":1,"to":2}}', details: '{}', signature: null, signedWith: null },
};

describe('how an entry is put into bytes', () => {
  it('has not changed since the first format: entries that are there must still prove themselves', () => {
    expect(signedText(KNOWN)).toBe(
      '["commerce-payments.audit-entry",1,"aud_0123456789abcdefghijklmn",1767225600000,"admin_user","1",' +
        '"김 “관리자”","stock.changed","product","abc",null,"{\\"stock\\":{\\"from\\":1,\\"to\\":2}}","{}"]'
    );
    expect(linkAfter({ sequence: 0, hash: FIRST_HASH }, KNOWN, 'unsigned').hash).toBe(
      'cb08f51ec1621e37cf977c16af4560caf87043520dc4316136e4642016eec28a'
    );
  });

  it('is the same for no two entries', () => {
    const texts = fc.record({ actorName: fc.string(), subjectId: fc.string(), changes: fc.string() });
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        const isSame = JSON.stringify(Object.entries(one)) === JSON.stringify(Object.entries(other));
        expect(signedText({ ...KNOWN, ...one }) === signedText({ ...KNOWN, ...other })).toBe(isSame);
      })
    );
  });
});

describe('an entry that is written', () => {
  it('is signed at once, with a key that the database does not have', () => {
    const written = writtenEntry(anEntry(), signer, 1);
    expect(witnessOf(written, signer)).toBe('genuine');
    expect(witnessOf({ ...written, actorName: 'Park' }, signer)).toBe('forged');
    expect(witnessOf({ ...written, signature: 'no hexadecimal' }, signer)).toBe('forged');
    expect(witnessOf(written, createSigner({ keys: [NEXT_VAULT_KEY] }))).toBe('unknown_key');
    expect(witnessOf(written, createSigner({ keys: [NEXT_VAULT_KEY, VAULT_KEY] }))).toBe('genuine');
    expect(witnessOf(writtenEntry(anEntry(), createSigner({ keys: [] }), 1), signer)).toBe('unsigned');
  });

  it('fits its columns, and holds nothing that a database refuses', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 900 }), (text) => {
        const cut = `${text}${'\u0000\uD83D'}${text}`;
        const entry = writtenEntry(
          {
            actor: { kind: 'api_token', id: cut, name: cut },
            action: 'key_set.updated',
            subject: { kind: 'key_set', id: cut, name: cut },
            changes: { name: { from: cut, to: null } },
            details: { description: cut },
          },
          signer,
          1
        );
        const { actorId, actorName, subjectId, subjectName, changes, details } = entry;
        expect([actorId, actorName, subjectId, subjectName].map((one) => one?.length ?? 0)).toEqual([
          Math.min(64, cut.length),
          Math.min(191, cut.length),
          Math.min(200, cut.length),
          Math.min(191, cut.length),
        ]);
        for (const one of [actorId, actorName, subjectId, subjectName, changes, details])
          expect(one).not.toMatch(/[\p{Cs}\u0000]/u);
        expect(JSON.parse(changes)).toHaveProperty('name.to', null);
      })
    );
  });

  it('says the same in the same order, whatever order it was told in', () => {
    const one = writtenEntry({ ...anEntry(), details: { amount: 1, currency: 'KRW' } }, signer, 1);
    const other = writtenEntry({ ...anEntry(), details: { currency: 'KRW', amount: 1 } }, signer, 1);
    expect(one.details).toBe(other.details);
  });
});
