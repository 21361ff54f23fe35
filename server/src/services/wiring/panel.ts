import type { Core } from '@strapi/strapi';
import type { Environment } from '../../../../contracts/keys';
import type { Catalogue } from '../catalogue';
import { wireContent } from './content';
import { wireFirstSteps } from './first-steps';
import { wireMails } from './mails';
import { wireOverview, wireSalesSums } from './overview';
import { wirePaymentDetail } from './payment-detail';
import { wirePaymentList } from './payment-list';
import { wireWebhookPage } from './webhooks';

type Ground = Parameters<typeof wirePaymentDetail>[1] & {
  environment: Environment;
  vault: Parameters<typeof wireFirstSteps>[1]['vault'];
  catalogue: Catalogue;
};

/** What the panel's pages, its home page and its e-mails are made from. */
export const wirePanel = (strapi: Core.Strapi, { environment, vault, catalogue, ...parts }: Ground) => {
  const { clock } = parts;
  return {
    ...wireContent(strapi, { ...parts, catalogue, environment }),
    firstSteps: wireFirstSteps(strapi, { environment, vault, clock }),
    overview: wireOverview(strapi, { environment, clock }),
    salesSums: wireSalesSums(strapi, { clock }),
    mails: wireMails(strapi, { environment, clock }),
    ...wirePaymentList(strapi, parts),
    ...wirePaymentDetail(strapi, parts),
    ...wireWebhookPage(strapi, parts),
  };
};
