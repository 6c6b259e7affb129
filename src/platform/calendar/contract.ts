import { z } from 'zod';
import { DAY_KINDS } from '../../shared/calendar.ts';
import { defineRoute } from '../../shared/route.ts';

/** No calendar here knows other years; keeps mistyped ones out. */
const century = /^(19[5-9]\d|20\d\d|21\d\d)/u;
const date = z.iso.date().regex(century);
const year = z.string().length(4).regex(century).meta({ description: 'Four digits, 1950–2199.' });
const source = z.string().trim().min(2).max(300).meta({ description: 'The paper or reason, e.g. 国办发明电〔2025〕7号.' });

export const holidayNameSchema = z.object({ zh: z.string().trim().min(1).max(40), en: z.string().trim().min(1).max(80) });

export const dayFactSchema = z.object({
  date,
  kind: z.enum(DAY_KINDS),
  name: holidayNameSchema.nullable(),
  source: z.string().nullable(),
  provisional: z.boolean().meta({ description: '暂定: the arrangement of this year is not published yet.' }),
});

const timeOfDay = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/u);
const windows = z.array(z.object({ opens: timeOfDay, closes: timeOfDay })).min(1).max(6);
export const workingHoursSchema = z.object({ from: date, windows, source: z.string() });

export const noticeDaySchema = z.object({ name: z.string().trim().min(1).max(40), date, isOffDay: z.boolean() });

export const readCalendar = defineRoute({
  operationId: 'calendar.read',
  method: 'GET',
  path: '/api/v1/calendar',
  summary: 'Working calendar of a year: public holidays, swapped working days 调休, working hours',
  access: ['public'],
  query: z.object({ year }),
  output: z.object({
    year: z.int(),
    published: z.boolean(),
    papers: z.array(z.string()),
    workingDays: z.int(),
    daysOff: z.int(),
    days: z.array(dayFactSchema.extend({ edited: z.boolean() })).meta({ description: 'Every date that differs from the plain week.' }),
    hours: z.array(workingHoursSchema).meta({ description: 'Each entry holds from its date to the next.' }),
    publishedYears: z.array(z.int()),
  }),
});

export const editDayRoute = defineRoute({
  operationId: 'calendar.editDay',
  method: 'PUT',
  path: '/api/v1/calendar/days/{date}',
  summary: 'Set what kind of day a date is; outlives the import of its year',
  access: ['administrator'],
  params: z.object({ date }),
  body: z.strictObject({ kind: z.enum(DAY_KINDS), name: holidayNameSchema.nullable(), source }),
  output: dayFactSchema,
});

export const importYearRoute = defineRoute({
  operationId: 'calendar.importYear',
  method: 'POST',
  path: '/api/v1/calendar/years/{year}/import',
  summary: 'Import the official arrangement of a year, as days or as lines of “date,name,休|班”',
  access: ['administrator'],
  params: z.object({ year }),
  body: z
    .object({
      papers: z.array(source).min(1).max(10),
      days: z.array(noticeDaySchema).min(1).max(120).optional(),
      csv: z.string().min(1).max(20_000).optional(),
    })
    .refine(({ days, csv }) => (days === undefined) !== (csv === undefined), { path: ['days'], params: { code: 'days-or-csv' }, message: 'Give either days or csv.' }),
  output: z.object({ year: z.int(), daysOff: z.int(), swappedWorkdays: z.int(), keptEdits: z.array(date) }),
});

export const setHoursRoute = defineRoute({
  operationId: 'calendar.setHours',
  method: 'PUT',
  path: '/api/v1/calendar/hours/{from}',
  summary: 'Set the daily working windows that hold from a date on',
  access: ['administrator'],
  params: z.object({ from: date }),
  body: z.strictObject({ windows, source }),
  output: workingHoursSchema,
});
