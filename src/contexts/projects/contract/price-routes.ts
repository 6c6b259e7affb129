import { z } from 'zod';
import { defineRoute } from '../../../shared/route.ts';
import { projectRoles } from '../policy/project.ts';

const query = z.object({ text: z.string().trim().max(60).optional() });
const fen = z.int();

const priceGroupSchema = z.object({
  item: z.string(),
  unit: z.string(),
  lines: z.int(),
  projects: z.int(),
  medianFen: fen,
  usual: z.object({ lowerFen: fen, upperFen: fen }).nullable(),
  outliers: z.array(z.object({ number: z.string(), title: z.string(), unitPriceFen: fen, side: z.enum(['above', 'below']) })).readonly(),
});

export const readPrices = defineRoute({
  operationId: 'projects.readPrices', method: 'GET', path: '/api/v1/desk/project-prices',
  summary: 'What each item cost per unit in finished projects of one’s streets: median, middle half, and what stands out', access: [...projectRoles], query,
  output: z.object({
    /** All lines compared, whatever is searched for. */
    lines: z.int(),
    leastLines: z.int(),
    factor: z.number(),
    items: z.array(priceGroupSchema).readonly(),
  }),
});
export const exportPrices = defineRoute({
  operationId: 'projects.exportPrices', method: 'GET', path: '/api/v1/desk/project-prices.csv', summary: 'The same as CSV, amounts in fen', access: [...projectRoles],
  query, produces: 'text/csv',
});
