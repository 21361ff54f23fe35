import { Layouts, Page } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';

type Props = {
  /** The right that it takes, of `PERMISSIONS`. */
  needs: string;
  title: string;
  subtitle: string;
  primaryAction?: ReactNode;
  children: ReactNode;
};

/** A page with its name in the tab and at its head. Nothing in it is asked for without the right. */
export const ProtectedPage = ({ needs, title, subtitle, primaryAction, children }: Props) => (
  <Page.Protect permissions={[{ action: needs, subject: null }]}>
    <Page.Main>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header title={title} subtitle={subtitle} primaryAction={primaryAction} docLink={null} />
      <Layouts.Content>{children}</Layouts.Content>
    </Page.Main>
  </Page.Protect>
);
