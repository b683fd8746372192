import beltToDoor from '../schema/operations/belt-to-door.graphql';

/** What the console opens with, the first in front. */
export const exampleTabs = [beltToDoor].map((query) => ({ query }));
