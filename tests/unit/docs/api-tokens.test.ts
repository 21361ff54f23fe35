import { TOKEN_MATRIX } from '../../support/token-matrix';
import { browserBoxesOf, tokenRowsOf } from '../../support/token-page';

const PAGES = ['docs/api-tokens.md', 'docs/api-tokens.ko.md'];

describe.each(PAGES)('%s', (page) => {
  it('says of every route what the matrix of tokens proves', () => {
    const rows = tokenRowsOf(page).map(({ browser: _browser, ...row }) => row);
    expect(rows).toEqual(
      Object.entries(TOKEN_MATRIX).map(([route, { action }]) => ({
        ...{ route, box: action, fullAccess: true },
        readOnly: /\.(find|findOne)$/.test(action),
      }))
    );
  });

  it('names the same boxes for the browser in its table and below it: none that reads or gives back', () => {
    const ticked = tokenRowsOf(page).flatMap(({ box, browser }) => (browser ? [box] : []));
    expect(browserBoxesOf(page)).toEqual(ticked);
    expect(ticked.filter((box) => /^(order|payment|refund)\./.test(box))).toEqual(['order.create', 'payment.confirm']);
  });
});
