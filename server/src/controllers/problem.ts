import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { serviceOf } from '../services/service-of';
import { answer, pageAnswer } from './answers';
import { problemViewOf } from './problem-views';
import { parserOf } from './validation/parse';
import { listProblemsQuery } from './validation/problem';

const parseQuery = parserOf(listProblemsQuery);

/** What waits for a person, for administrators. */
export const problem = ({ strapi }: { strapi: Core.Strapi }) => {
  const problems = () => serviceOf(strapi, 'problems');
  return {
    async find(ctx: Context) {
      const { pagination, ...filter } = parseQuery(ctx.query);
      ctx.body = pageAnswer(await problems().list(filter, pagination), pagination, problemViewOf);
    },

    async count(ctx: Context) {
      ctx.body = answer(await problems().count());
    },
  };
};
