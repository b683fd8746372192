/** Rows of the standard graph: as many as the field's benchmark has, of our trade. */
export interface Review {
  readonly id: string;
  readonly body: string;
  readonly authorId: string;
  readonly upc: string;
}

export const users = ['Lin Wei', 'Chen Jie', 'Huang Min', 'Anna Krause', 'Jonas Vogt', 'Marie Laurent'].map(
  (name, index) => ({
    id: String(index + 1),
    name,
    username: name.toLowerCase().replace(' ', '.'),
    birthday: 1970 + index,
  }),
);

interface Measured {
  readonly price: number;
  readonly weight: number;
}

export const inStock = ({ upc }: { readonly upc: string }): boolean => Number(upc) % 3 !== 0;

export const shippingEstimate = ({ price, weight }: Measured): number =>
  price > 1_000 ? 0 : Math.round(weight / 2);

const GOODS: readonly (readonly [name: string, price: number, grams: number])[] = [
  ['Rattan chair', 899, 5_100],
  ['Oak table', 1_299, 28_000],
  ['Folding sofa', 54_900, 41_000],
  ['Toy train', 2_450, 900],
  ['Building blocks', 1_990, 1_400],
  ['Ceramic teapot', 1_550, 1_100],
  ['LED lamp', 2_100, 700],
  ['Steel kettle', 3_300, 1_300],
  ['Plush panda', 1_250, 400],
];

export const products = GOODS.map(([name, price, weight], index) => {
  const product = { upc: String(index + 1), name, price, weight };
  return { ...product, inStock: inStock(product), shippingEstimate: shippingEstimate(product) };
});

const BODIES = ['Came in time.', 'As described.', 'Would buy it again!', 'Too small for us.'];

/** Author and product of each review: some write much, some products are spoken of much. */
const WRITTEN = [
  '1-1',
  '1-2',
  '1-3',
  '1-4',
  '2-1',
  '2-2',
  '2-3',
  '2-5',
  '3-1',
  '3-2',
  '3-3',
  '3-5',
  '4-1',
  '4-2',
  '4-4',
  '5-1',
  '5-2',
  '5-3',
  '5-4',
  '6-1',
  '6-2',
  '6-5',
] as const;

export const reviews: readonly Review[] = WRITTEN.map((pair, index) => {
  const [authorId = '', upc = ''] = pair.split('-');
  return { id: String(index + 1), body: BODIES[index % BODIES.length] ?? '', authorId, upc };
});
