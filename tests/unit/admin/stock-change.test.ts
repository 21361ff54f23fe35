import { readStockChange } from '../../../admin/src/content-manager/stock-change';

describe('a stock change as it is typed', () => {
  it.each([
    ['adjust', '5', 10, { change: { adjust: 5 }, result: 15 }],
    ['adjust', '+5', 10, { change: { adjust: 5 }, result: 15 }],
    ['adjust', '-10', 10, { change: { adjust: -10 }, result: 0 }],
    ['adjust', '−3', 10, { change: { adjust: -3 }, result: 7 }],
    ['adjust', '-11', 10, { problem: 'too_few' }],
    ['adjust', '0', 10, { problem: 'zero' }],
    ['adjust', '', 10, { change: null }],
    ['adjust', '1.5', 10, { problem: 'not_whole' }],
    ['set', '1,000', null, { change: { set: 1000 }, result: 1000 }],
    ['set', '0', 3, { change: { set: 0 }, result: 0 }],
    ['set', '-1', 3, { problem: 'too_few' }],
    ['set', '9007199254740992', 3, { problem: 'too_large' }],
    ['adjust', '1', Number.MAX_SAFE_INTEGER, { problem: 'too_large' }],
    ['stop', 'anything', 3, { change: { set: null }, result: null }],
  ] as const)('reads %s %j of %s as %j', (mode, typed, stock, read) => {
    expect(readStockChange(mode, typed, stock)).toEqual(read);
  });
});
