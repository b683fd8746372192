export { compileDocument, type ExecuteDocument } from './compile-document.ts';
