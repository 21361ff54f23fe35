import { Box, Button, Field, Flex, SingleSelect, SingleSelectOption } from '@strapi/design-system';

import { ENVIRONMENTS } from '../../../../contracts/keys';
import type { OverviewView } from '../../../../contracts/overview';
import { DayField } from '../../components/day-field';
import { useText } from '../../translations/texts';
import { type OverviewQuery, PRESETS } from './overview-query';

type Props = { query: OverviewQuery; overview: OverviewView };

const Spans = ({ query, overview: { from, to } }: Props) => {
  const text = useText();
  return (
    <Flex gap={2} wrap="wrap" role="group" aria-label={text('overview.span')}>
      {PRESETS.map((days) => (
        <Button
          key={days}
          variant={query.preset === days ? 'default' : 'tertiary'}
          aria-pressed={query.preset === days}
          onClick={() => query.choosePreset(days)}
        >
          {text(`overview.span.${days}`)}
        </Button>
      ))}
      <Button
        variant={query.custom ? 'default' : 'tertiary'}
        aria-pressed={query.custom !== null}
        onClick={() => query.chooseDays({ from, to })}
      >
        {text('overview.span.custom')}
      </Button>
    </Flex>
  );
};

const CustomDays = ({ query, days }: { query: OverviewQuery; days: { from: string; to: string } }) => {
  const text = useText();
  return (
    <Flex gap={3} wrap="wrap">
      <DayField
        name="from"
        label={text('overview.from')}
        value={days.from}
        change={(from) => from && query.chooseDays({ ...days, from }, 'from')}
      />
      <DayField
        name="to"
        label={text('overview.to')}
        value={days.to}
        change={(to) => to && query.chooseDays({ ...days, to }, 'to')}
      />
    </Flex>
  );
};

type PickProps = {
  name: string;
  label: string;
  value: string;
  options: { value: string; label: string }[];
  choose: (value: string) => void;
};

const Pick = ({ name, label, value, options, choose }: PickProps) => (
  <Field.Root name={name}>
    <Box minWidth="13rem">
      <SingleSelect aria-label={label} value={value} onChange={(chosen) => choose(String(chosen))}>
        {options.map((option) => (
          <SingleSelectOption key={option.value} value={option.value}>
            {option.label}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Box>
  </Field.Root>
);

/** Which days, which environment and which currency: neither of the last two is ever added to another. */
export const SpanBar = ({ query, overview }: Props) => {
  const text = useText();
  const { environment, currency, currencies } = overview;
  const offered = currencies.includes(currency) ? currencies : [currency, ...currencies];
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Flex justifyContent="space-between" alignItems="flex-start" gap={3} wrap="wrap">
        <Spans query={query} overview={overview} />
        <Flex gap={2} wrap="wrap">
          <Pick
            name="environment"
            label={text('overview.environment')}
            value={environment}
            options={ENVIRONMENTS.map((value) => ({ value, label: text(`environment.${value}`) }))}
            choose={query.chooseEnvironment}
          />
          {offered.length > 1 ? (
            <Pick
              name="currency"
              label={text('overview.currency')}
              value={currency}
              options={offered.map((value) => ({ value, label: value }))}
              choose={query.chooseCurrency}
            />
          ) : null}
        </Flex>
      </Flex>
      {query.custom ? <CustomDays query={query} days={query.custom} /> : null}
    </Flex>
  );
};
