/** Data of an answer. It has the shape of its query, which whoever wrote that one knows and checks. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnswerData = any;
