type Words = { name: string; description: string };

/** A product of the seeded shop. `price` in won; `stock` in pieces, `null` when they are not counted. */
export type SeedProduct = {
  slug: string;
  sku: string;
  price: number;
  taxFree: boolean;
  stock: number | null;
  isDraft?: true;
  ko: Words;
  en: Words;
};

/** Each shows something: a tax-free book, two candles left, a bag that is sold out, a draft nobody may see. */
export const CATALOGUE: readonly SeedProduct[] = [
  {
    slug: 'linen-shirt',
    sku: 'MAY-SHIRT-01',
    price: 59_000,
    taxFree: false,
    stock: 25,
    ko: { name: '워싱 린넨 셔츠', description: '여러 번 씻어 낸 프랑스산 린넨으로 지었어요. 처음 입는 날부터 부드럽고, 여름 내내 시원해요.' },
    en: { name: 'Washed linen shirt', description: 'Made of French linen that was washed soft before it was sewn. Cool through the whole summer.' },
  },
  {
    slug: 'white-porcelain-mug',
    sku: 'MAY-MUG-01',
    price: 24_000,
    taxFree: false,
    stock: 40,
    ko: { name: '백자 머그', description: '이천의 작은 공방에서 손으로 빚어 한 점마다 모양이 조금씩 달라요. 320 ml, 전자레인지에 쓸 수 있어요.' },
    en: { name: 'White porcelain mug', description: 'Thrown by hand in a small workshop in Icheon, so no two are quite alike. 320 ml, fit for the microwave.' },
  },
  {
    slug: 'house-blend-coffee',
    sku: 'MAY-COFFEE-200',
    price: 15_000,
    taxFree: false,
    stock: null,
    ko: { name: '오월 블렌드 원두 200 g', description: '주문이 들어온 다음 날 볶아 보내 드려요. 구운 아몬드와 흑설탕의 단맛, 낮은 산미.' },
    en: { name: 'May house blend, 200 g', description: 'Roasted the day after you order. Toasted almond and dark sugar, little acidity.' },
  },
  {
    slug: 'book-seasons-table',
    sku: 'MAY-BOOK-01',
    price: 18_000,
    taxFree: true,
    stock: 60,
    ko: { name: '책 《계절의 식탁》', description: '제철 채소로 차린 스물네 번의 저녁. 도서는 부가가치세가 면제돼요.' },
    en: { name: 'Book: “A Table for Each Season”', description: 'Twenty-four suppers with vegetables of the season. Books are free of VAT in Korea. In Korean.' },
  },
  {
    slug: 'beeswax-candle',
    sku: 'MAY-CANDLE-01',
    price: 32_000,
    taxFree: false,
    stock: 2,
    ko: { name: '밀랍 캔들', description: '지리산 토종꿀을 뜨고 남은 밀랍으로 만들어 은은한 꿀 향이 나요. 한 번에 조금씩만 만들어요.' },
    en: { name: 'Beeswax candle', description: 'Poured from the wax of mountain honey, with a faint scent of it. Made a few at a time.' },
  },
  {
    slug: 'canvas-tote',
    sku: 'MAY-TOTE-01',
    price: 39_000,
    taxFree: false,
    stock: 0,
    ko: { name: '두꺼운 캔버스 토트백', description: '16온스 면 캔버스로 만들어 노트북과 장바구니를 함께 담아도 든든해요.' },
    en: { name: 'Heavy canvas tote', description: 'Sixteen-ounce cotton canvas that carries a laptop and the groceries at once.' },
  },
  {
    slug: 'wool-blanket',
    sku: 'MAY-BLANKET-01',
    price: 128_000,
    taxFree: false,
    stock: 10,
    isDraft: true,
    ko: { name: '겨울 울 담요', description: '가을에 내놓을 담요예요. 아직 초안이라 상점에는 보이지 않아요.' },
    en: { name: 'Winter wool blanket', description: 'Comes in autumn. Still a draft, so the shop does not show it.' },
  },
];
