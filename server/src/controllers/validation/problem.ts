import { z } from '@strapi/utils';
import { PROBLEM_KINDS } from '../../../../contracts/problems';
import { pagination } from './common';

export const listProblemsQuery = z.strictObject({ pagination, kind: z.enum(PROBLEM_KINDS).optional() });
