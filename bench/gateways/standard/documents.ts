/** One request of the standard benchmark. */
export interface BenchDocument {
  readonly operationName: string;
  readonly query: string;
}

const FRAGMENTS = {
  User: ['id', 'username', 'name'],
  Review: ['id', 'body'],
  Product: ['inStock', 'name', 'price', 'shippingEstimate', 'upc', 'weight'],
} as const;

/** Fields without which the query is still the same walk through the graph. */
const OPTIONAL = ['username', 'name', 'body', 'inStock', 'price', 'weight'] as const;

type Left = ReadonlySet<string>;

const fragment = (type: keyof typeof FRAGMENTS, left: Left): string =>
  `fragment ${type} on ${type} { ${FRAGMENTS[type].filter((field) => !left.has(field)).join(' ')} }`;

function documentWithout(left: Left, operationName: string): BenchDocument {
  const product = 'product { ...Product';
  const authors = 'reviews { ...Review author { ...User reviews { ...Review product { ...Product } } } }';
  const query = `${fragment('User', left)}
${fragment('Review', left)}
${fragment('Product', left)}
query ${operationName} {
  users { ...User reviews { ...Review ${product} ${authors} } } }
  topProducts { ...Product ${authors} }
}`;
  return { operationName, query };
}

/** The deep query: users, their reviews, these products and their reviews, and so on, three levels down. */
export const DEEP: BenchDocument = documentWithout(new Set(), 'Deep');

/** The same walk in 64 shapes, each under a name of its own: to share whole requests gains nothing here. */
export const DISTINCT: readonly BenchDocument[] = Array.from({ length: 2 ** OPTIONAL.length }, (_, bits) => {
  const left = new Set(OPTIONAL.filter((_field, index) => bits & (1 << index)));
  return documentWithout(left, `Deep${bits}`);
});
