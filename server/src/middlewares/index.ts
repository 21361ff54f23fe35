import { errors } from './errors';

export const middlewares = { errors };
