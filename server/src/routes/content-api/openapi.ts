import { openApiAnswer } from '../../controllers/validation/openapi';
import { contentRoute } from './content-route';

const route = contentRoute({
  method: 'GET',
  path: '/openapi.json',
  handler: 'openapi.findOne',
  response: openApiAnswer,
});

/** Open to everyone: tools that make clients read it, and it says nothing that the README does not. */
export const openapiRoutes = [{ ...route, config: { ...route.config, auth: false as const } }];
