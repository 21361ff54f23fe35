import { runInNewContext } from 'node:vm';
import { withoutDrafts } from '../../server/src/drafts-door';

const product = (more: object = {}) => ({ __type: 'plugin::commerce-payments.product', name: '셔츠', ...more });
const published = product({ publishedAt: '2026-01-01T00:00:00.000Z' });

test.each([
  ['takes a draft from a list', { related: [product({ publishedAt: null }), published] }, { related: [published] }],
  ['takes what does not show that it is published', { related: [product()] }, { related: [] }],
  ['takes a draft that stands alone', { owner: product() }, { owner: null }],
  ['looks however deep', { a: [{ b: { related: [product()] } }] }, { a: [{ b: { related: [] } }] }],
  ['leaves other types', { related: [{ __type: 'api::article.article', publishedAt: null }] }, undefined],
  ['leaves a product that no such relation leads to', { name: '초안', publishedAt: null }, undefined],
  [
    'leaves whatever else there is',
    { date: new Date(0), none: null, nothing: undefined, list: [1, 'a', null], flag: false },
    undefined,
  ],
])('%s', (_what, answer, expected) => {
  expect(withoutDrafts(answer)).toEqual(expected ?? answer);
});

test('keeps an object of a class as it is', () => {
  const date = new Date(0);
  expect((withoutDrafts({ date }) as { date: Date }).date).toBe(date);
});

test('takes a draft from an answer that was made in another realm', () => {
  const answer: unknown = runInNewContext('({ related: [draft, [draft]], owner: { ...draft } })', {
    draft: product({ publishedAt: null }),
  });
  expect(withoutDrafts(answer)).toEqual({ related: [[]], owner: null });
});
