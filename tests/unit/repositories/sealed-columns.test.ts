import { contentTypes } from '../../../server/src/content-types';
import { PLUGIN_ID } from '../../../contracts/plugin-id';
import { SECRET_SLOTS } from '../../../server/src/domain/key-set';
import { SEALED_TYPES } from '../../../server/src/repositories/sealed-columns';
import { filesBelow, read } from '../../support/source-files';

type Schema = { collectionName: string; attributes: Record<string, { type: string; column?: { unique?: boolean } }> };

const schemas = Object.entries(contentTypes).map(([name, { schema }]) => ({
  uid: `plugin::${PLUGIN_ID}.${name}`,
  ...(schema as unknown as Schema),
}));
const registered = SEALED_TYPES.flatMap(({ uid, fields }) => fields.map((field) => `${uid} ${field}`));

/** `password`: never answered by Strapi, and a name for what is sealed. */
const passwords = schemas.flatMap(({ uid, attributes }) =>
  Object.entries(attributes).flatMap(([name, { type }]) => (type === 'password' ? [`${uid} ${name}`] : []))
);

/** The sources but for the vault, which offers it, and the rekey, which seals what is registered. */
const SOURCES = filesBelow('server/src').filter((file) => /\.ts$/.test(file) && !/\/vault(-life)?\//.test(file));

/** Where a value belongs, as it is sealed for. Slots of key sets are named by a variable. */
const PLACE = /\brow\b[^{}]*\bfield: '(\w+)'/g;

describe('the list of columns with sealed values', () => {
  it('has every column that is made for them', () => {
    expect(passwords.filter((column) => !registered.includes(column))).toEqual([]);
    expect(passwords.length).toBeGreaterThanOrEqual(9);
  });

  it('has every field that something is sealed for', () => {
    const fields = SOURCES.flatMap((file) => [...read(file).matchAll(PLACE)].map(([, field]) => field));
    const known = SEALED_TYPES.flatMap(({ fields: own }) => own);
    expect([...new Set([...fields, ...SECRET_SLOTS])].filter((field) => !known.includes(field ?? ''))).toEqual([]);
    expect([...new Set(fields)]).toEqual(
      expect.arrayContaining(['body', 'webhookSecret', 'refundReceiveAccount', 'secret', 'hookTokenSealed'])
    );
  });

  it('names columns, tables and public ids that are there', () => {
    for (const { uid, table, row, fields } of SEALED_TYPES) {
      const schema = schemas.find((one) => one.uid === uid);
      expect(schema?.collectionName).toBe(table);
      expect(schema?.attributes[row]?.column?.unique).toBe(true);
      for (const field of fields) expect(Object.keys(schema?.attributes ?? {})).toContain(field);
    }
  });
});
