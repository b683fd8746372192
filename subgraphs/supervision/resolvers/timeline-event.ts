import type { SubjectResolvers, TimelineEventResolvers } from '../generated.ts';
import { subjectOf, typeOfSubject } from '../services/subject.ts';

export const TimelineEvent: TimelineEventResolvers = {
  subject: ({ subject }, _args, context) => subjectOf(context, subject),
};

export const Subject: SubjectResolvers = { __resolveType: typeOfSubject };
