declare module '*.css';

declare module '*.graphql' {
  const text: string;
  // What the bundler makes of a text file.
  // eslint-disable-next-line no-restricted-syntax
  export default text;
}
