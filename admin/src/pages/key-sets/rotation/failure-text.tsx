import { useErrorText } from '../../../hooks/use-error-text';
import { useText } from '../../../translations/texts';
import type { RotationFailure } from './rotation-failure';

/** Why nothing was changed, in words, and what to do now. What is wrong with the field stands at the field. */
export const FailureText = ({ failure }: { failure: RotationFailure }) => {
  const text = useText();
  const errorText = useErrorText();
  switch (failure.why) {
    case 'field':
      return null;
    case 'unknown':
      return <>{text('rotation.unknown')}</>;
    case 'refused':
      return <>{`${text('rotation.unchanged')} ${errorText(failure.error)}`}</>;
    case 'not-accepted': {
      const code = failure.providerCode === null ? '' : ` (${failure.providerCode})`;
      return <>{`${text('rotation.unchanged')} ${text(`verification.${failure.result}`)}${code}`}</>;
    }
  }
};
