declare module '*.css';

declare module '*.graphql' {
  const text: string;
  // What the bundler makes of a text file.
  export default text;
}
