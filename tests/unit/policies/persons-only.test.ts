import { personsOnly } from '../../../server/src/policies/persons-only';

const as = (name: string) => ({ state: { auth: { strategy: { name } } } });

describe('a route for people only', () => {
  it('lets a logged-in person through', () => {
    expect(personsOnly(as('admin'))).toBe(true);
  });

  it.each([
    ['an admin token', as('admin-token')],
    ['an API token', as('content-api-token')],
    ['nobody', {}],
  ])('refuses %s', (_who, context) => {
    expect(personsOnly(context)).toBe(false);
  });
});
