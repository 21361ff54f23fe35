import { startHost, type Host } from '../support/host-app';

describe('the host app of the tests', () => {
  let host: Host;

  beforeAll(async () => {
    host = await startHost();
  });

  afterAll(() => host?.stop());

  it('runs on the database that the run is about', () => {
    expect(host.strapi.db.dialect.client).toBe(process.env['TEST_DATABASE'] ?? 'sqlite');
  });

  it('holds the plugin, compiled from its sources', () => {
    expect(Object.keys(host.strapi.plugin('commerce-payments').contentTypes)).toContain('order');
  });

  it('logs an administrator in, and keeps everything that Strapi logs', async () => {
    const admin = await host.admin();
    expect((await admin.get('/admin/users/me')).status).toBe(200);
    host.strapi.log.error('a line to find again');
    expect(host.logs.entries()).toContainEqual(
      expect.objectContaining({ level: 'error', message: 'a line to find again' })
    );
  });

  it('tells an expired token from a revoked one', async () => {
    const messages = await Promise.all(
      [host.tokens.expired(), host.tokens.revoked()].map(async (token) => {
        const answer = await host.http(await token).get('/api/upload/files');
        return answer.body.error?.message;
      })
    );
    expect(messages).toEqual(['Token expired', 'Missing or invalid credentials']);
  });
});
