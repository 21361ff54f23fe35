import { LinkButton } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';

import type { ProblemCountView } from '../../../../contracts/problems';
import { Notice } from '../../components/notice';
import { useText } from '../../translations/texts';
import { HOME } from '../app/sections';

/** On top while something waits for a person. */
export const ProblemsNotice = ({ problems: { total } }: { problems: ProblemCountView }) => {
  const text = useText();
  if (total === 0) return null;
  const link = (
    <LinkButton tag={NavLink} to={`${HOME}/problems`} variant="secondary" size="S">
      {text('overview.problems.link')}
    </LinkButton>
  );
  return (
    <Notice tone="warning" title={text('overview.problems', { count: total })} action={link}>
      {text('overview.problems.hint')}
    </Notice>
  );
};
