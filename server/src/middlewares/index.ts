import { errors } from './errors';
import { rateLimit } from './rate-limit';

export const middlewares = { errors, 'rate-limit': rateLimit };
