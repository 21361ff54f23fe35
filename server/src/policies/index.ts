import { personsOnly } from './persons-only';

export const policies = { 'persons-only': personsOnly };
