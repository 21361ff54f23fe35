import { formsOf, leaksIn } from '../../support/leaks/search';

const SECRET = { name: 'the key', value: 'test_sk_PLANTED-in+this/place' };

const found = (text: string) => leaksIn([{ where: 'here', text }], [SECRET]).map(({ form }) => form);

describe('the search for secrets', () => {
  it('finds nothing in nothing, nor in the name of the secret', () => {
    expect(found('test_sk_ and PLANTED and the key')).toEqual([]);
  });

  it.each([0, 1, 2, 3, 4, 5])('finds it in base64 behind %d other bytes', (before) => {
    const inside = Buffer.from(`${'x'.repeat(before)}${SECRET.value}:and more`);
    expect(found(`Basic ${inside.toString('base64')}`)).toContain(`base64 +${before % 3}`);
    expect(found(inside.toString('base64url'))).toContain(`base64url +${before % 3}`);
  });

  it('finds it as it is, in hexadecimal and in a URL', () => {
    expect(found(`"${SECRET.value}"`)).toContain('plain');
    expect(found(Buffer.from(`x${SECRET.value}x`).toString('hex'))).toEqual(['hex']);
    expect(found(Buffer.from(SECRET.value).toString('hex').toUpperCase())).toEqual(['HEX']);
    expect(found(`?key=${encodeURIComponent(SECRET.value)}`)).toEqual(['URL']);
  });

  it('finds it as a form, JSON, or JSON inside of JSON writes it', () => {
    const odd = { name: 'odd', value: `a "q" 김/토스-0123456789` };
    const formsIn = (text: string) => leaksIn([{ where: 'here', text }], [odd]).map(({ form }) => form);
    expect(formsIn(new URLSearchParams({ key: odd.value }).toString())).toEqual(['form']);
    expect(formsIn(JSON.stringify(JSON.stringify(odd.value)))).toEqual(['JSON in JSON']);
    expect(formsIn('{"key":"a \\"q\\" \\uae40\\/\\ud1a0\\uc2a4-0123456789"}')).toEqual(['JSON']);
    expect(formsIn(encodeURIComponent(odd.value).toLowerCase())).toEqual(['url']);
  });

  it('does not look where it belongs', () => {
    const hash = { ...SECRET, belongsTo: /^table tokens$/ };
    const places = ['table tokens', 'table orders'].map((where) => ({ where, text: SECRET.value }));
    expect(leaksIn(places, [hash]).map(({ where }) => where)).toEqual(['table orders']);
  });

  it('looks for no piece so short that chance would find it', () => {
    expect(formsOf('abc')).toEqual([]);
  });
});
