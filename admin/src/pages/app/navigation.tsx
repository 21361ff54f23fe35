import { Divider } from '@strapi/design-system';
import { SubNav } from '@strapi/strapi/admin';

import { useText } from '../../translations/texts';
import { HOME } from './sections';
import { useSections } from './use-sections';

/** Our pages beside the page; on a phone, where that side vanishes, they are a page of their own. */
export const Navigation = ({ isPage = false }: { isPage?: boolean }) => {
  const text = useText();
  const sections = useSections();
  return (
    <SubNav.Main aria-label={text('app.title')} isFullPage={isPage}>
      <SubNav.Header label={text('app.title')} />
      <Divider />
      <SubNav.Content>
        <SubNav.Sections>
          {[
            <SubNav.Section key="pages" label={text('app.pages')}>
              {sections.map(({ to, title }) => (
                <SubNav.Link key={to} to={`${HOME}/${to}`} label={text(title)} />
              ))}
            </SubNav.Section>,
          ]}
        </SubNav.Sections>
      </SubNav.Content>
    </SubNav.Main>
  );
};
