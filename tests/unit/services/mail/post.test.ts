import { createPost } from '../../../../server/src/services/mail/post';

const MAIL = { subject: 'subject', text: 'text' };

const aPost = (errorFor: (to: string) => unknown) => {
  const logs: string[] = [];
  const sent: string[] = [];
  const post = createPost({
    log: { error: (message) => void logs.push(message) },
    async send({ to }) {
      const error = errorFor(to);
      if (error !== undefined) return Promise.reject(error as Error);
      return sent.push(to);
    },
  });
  return { logs, sent, post };
};

test('is done once somebody got it, whoever did not', async () => {
  const { sent, post } = aPost((to) => (to === 'wrong@example.com' ? new Error('550') : undefined));
  await post(MAIL, ['wrong@example.com', 'a@example.com']);
  expect(sent).toEqual(['a@example.com']);
  await expect(post(MAIL, ['wrong@example.com'])).rejects.toMatchObject({ code: 'MAIL_NOT_SENT' });
});

test.each([
  [{ code: 'EAUTH', message: 'password hunter2' }, 'EAUTH'],
  [{ code: '535 password hunter2', name: 'Error' }, 'Error'],
  [{ code: `hunter2${'x'.repeat(40)}`, name: 'a@example.com' }, 'unknown'],
  [{ code: 535 }, 'unknown'],
  ['password hunter2', 'unknown'],
  [null, 'unknown'],
])('of what a provider said, its code at most is told: %j', async (error, told) => {
  const { logs, post } = aPost(() => error);
  await expect(post(MAIL, ['a@example.com'])).rejects.toThrow();
  expect(logs).toEqual([expect.stringContaining(`(${told})`)]);
  expect(logs.join()).not.toMatch(/hunter2|@/);
});
