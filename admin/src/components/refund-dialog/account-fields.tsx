import { Field, Flex, SingleSelect, SingleSelectOption, TextInput, Typography } from '@strapi/design-system';

import { BANKS } from '../../../../contracts/institutions';
import { useTongue } from '../../hooks/use-tongue';
import { useText } from '../../translations/texts';
import type { AccountProblem, TypedRefund } from './typed-refund';

type Props = {
  typed: TypedRefund;
  problem: AccountProblem | null;
  onChange: (change: Partial<TypedRefund>) => void;
};

/** Lists in circulation disagree on the code of Kookmin: the bank is offered once, under Toss's own (`06`). */
const OTHER_CODE = '04';

const useBanks = (): { code: string; name: string }[] => {
  const tongue = useTongue();
  return Object.entries(BANKS)
    .filter(([code]) => code !== OTHER_CODE)
    .map(([code, name]) => ({ code, name: name[tongue] }))
    .sort((one, other) => one.name.localeCompare(other.name, tongue));
};

const Bank = ({ bank, onChange }: { bank: string; onChange: (bank: string) => void }) => {
  const text = useText();
  return (
    <Field.Root name="refund-bank" id="refund-bank" required>
      <Field.Label>{text('refund.account.bank')}</Field.Label>
      <SingleSelect
        value={bank}
        placeholder={text('refund.account.bank.choose')}
        onChange={(value) => onChange(String(value))}
      >
        {useBanks().map(({ code, name }) => (
          <SingleSelectOption key={code} value={code}>
            {name}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  );
};

type PartProps = { typed: TypedRefund; onChange: Props['onChange'] };

const AccountNumber = ({ typed, problem, onChange }: Props) => {
  const text = useText();
  const error = problem ? text(`refund.account.problem.${problem}`) : false;
  const hint = text('refund.account.number.hint');
  return (
    <Field.Root name="refund-account-number" id="refund-account-number" required error={error} hint={hint}>
      <Field.Label>{text('refund.account.number')}</Field.Label>
      <TextInput
        inputMode="numeric"
        autoComplete="off"
        value={typed.accountNumber}
        onChange={(event) => onChange({ accountNumber: event.target.value })}
      />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
};

const Holder = ({ typed, onChange }: PartProps) => {
  const text = useText();
  const hint = text('refund.account.holder.hint');
  return (
    <Field.Root name="refund-account-holder" id="refund-account-holder" required hint={hint}>
      <Field.Label>{text('refund.account.holder')}</Field.Label>
      <TextInput
        autoComplete="off"
        maxLength={60}
        value={typed.holderName}
        onChange={(event) => onChange({ holderName: event.target.value })}
      />
      <Field.Hint />
    </Field.Root>
  );
};

/** The bank account that a deposit goes back to. */
export const AccountFields = ({ typed, problem, onChange }: Props) => {
  const text = useText();
  return (
    <Flex direction="column" alignItems="stretch" gap={4} role="group" aria-labelledby="refund-account">
      <Flex direction="column" alignItems="flex-start" gap={1}>
        <Typography id="refund-account" fontWeight="bold" textColor="neutral800">
          {text('refund.account')}
        </Typography>
        <Typography variant="pi" textColor="neutral600">
          {text('refund.account.hint')}
        </Typography>
      </Flex>
      <Bank bank={typed.bank} onChange={(bank) => onChange({ bank })} />
      <AccountNumber typed={typed} problem={problem} onChange={onChange} />
      <Holder typed={typed} onChange={onChange} />
    </Flex>
  );
};
