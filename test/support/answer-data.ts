/** Data of an answer. It has the shape of its query, which whoever wrote that one knows and checks. */
// oxlint-disable-next-line typescript/no-explicit-any
export type AnswerData = any;
