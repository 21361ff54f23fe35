import { Field, SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';
import { useState } from 'react';

import { useText } from '../../translations/texts';

type Props = { reasons: readonly string[]; onChange: (reason: string) => void; reason: string };

const OWN = 'own';

type ChoiceProps = { reasons: readonly string[]; chosen: string; onChoose: (chosen: string) => void };

/** Reasons are told apart by their place: two may read alike, or be called as we call a reason of one's own. */
const Choice = ({ reasons, chosen, onChoose }: ChoiceProps) => {
  const text = useText();
  return (
    <Field.Root name="refund-reason" id="refund-reason" required hint={text('refund.reason.hint')}>
      <Field.Label>{text('refund.reason')}</Field.Label>
      <SingleSelect
        value={chosen}
        placeholder={text('refund.reason.choose')}
        onChange={(value) => onChoose(String(value))}
      >
        {reasons.map((each, place) => (
          <SingleSelectOption key={place} value={String(place)}>
            {each}
          </SingleSelectOption>
        ))}
        <SingleSelectOption value={OWN}>{text('refund.reason.own')}</SingleSelectOption>
      </SingleSelect>
      <Field.Hint />
    </Field.Root>
  );
};

/** Why it goes back: one of the shop's reasons, or one that is typed. */
export const ReasonField = ({ reasons, reason, onChange }: Props) => {
  const text = useText();
  const [chosen, setChosen] = useState(reasons.length === 0 ? OWN : '');
  const choose = (value: string) => {
    setChosen(value);
    onChange(reasons[Number(value)] ?? '');
  };
  return (
    <>
      {reasons.length === 0 ? null : <Choice reasons={reasons} chosen={chosen} onChoose={choose} />}
      {chosen === OWN ? (
        <Field.Root name="refund-own-reason" id="refund-own-reason" required>
          <Field.Label>{text('refund.reason.own.label')}</Field.Label>
          <TextInput maxLength={200} value={reason} onChange={(event) => onChange(event.target.value)} />
        </Field.Root>
      ) : null}
    </>
  );
};
