import type { WriteObject } from './writing.ts';

/** An object that stands in several places is written once, unless there is something to be told about it. */
export function remembered(write: WriteObject, index: number): WriteObject {
  return (object, writing) => {
    const texts = (writing.memos[index] ??= new Map());
    const known = texts.get(object);
    if (known !== undefined) return inOnePiece(known);
    const told = writing.errors.length;
    const text = write(object, writing);
    const isWhole = text !== null && writing.errors.length === told && !writing.run.faults.kept;
    if (isWhole) texts.set(object, text);
    return text;
  };
}

/** Reading a character makes one piece of a text that was put together: then it is copied at once wherever it stands. */
const inOnePiece = (text: string): string => (text.codePointAt(0) === undefined ? '' : text);
