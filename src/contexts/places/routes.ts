import type { FastifyReply } from 'fastify';
import type { Router } from '../../platform/http/router.ts';
import type { Platform } from '../../platform/platform.ts';
import { describeDivision, listDivisions } from './actions/browse-divisions.ts';
import { describeLocation } from './actions/describe-location.ts';
import { exportCompoundTable, exportFeatures } from './actions/export-places.ts';
import { importCompoundTable } from './actions/import-compound-table.ts';
import { importFeatures } from './actions/import-features.ts';
import { getCompound, getCompoundEntry, listCompounds, listCompoundsOf } from './actions/list-compounds.ts';
import { listGrids, listShapes } from './actions/list-grids.ts';
import { listHistory } from './actions/list-history.ts';
import { listWorkstations } from './actions/list-workstations.ts';
import { presentCompound, presentDivision, presentGrid, presentWorkstation } from './actions/present.ts';
import { archiveCompound, createCompound, updateCompound } from './actions/save-compound.ts';
import { createGrid, retireGrid, type SavedGrid, tryGrid, updateGrid } from './actions/save-grid.ts';
import { archiveWorkstation, createWorkstation, updateWorkstation } from './actions/save-workstation.ts';
import { searchPlaces } from './actions/search-places.ts';
import { updateDivision } from './actions/update-division.ts';
import * as contract from './contract.ts';
import { divisionTree } from './tree.ts';

function servePublic(router: Router, { database }: Platform): void {
  router.serve(contract.listDivisions, ({ actor, query }) => listDivisions(database, actor, query.parent));
  router.serve(contract.getDivision, ({ actor, params }) => describeDivision(database, actor, params.code));
  router.serve(contract.searchPlaces, ({ query }) => searchPlaces(database, query));
  router.serve(contract.listCompoundsOf, ({ params, query }) => listCompoundsOf(database, params.code, query));
  router.serve(contract.getCompoundEntry, ({ params }) => getCompoundEntry(database, params.id));
  router.serve(contract.listWorkstations, ({ actor, query }) => listWorkstations(database, actor, query.within));
  router.serve(contract.listShapes, ({ query }) => listShapes(database, query));
  router.serve(contract.locatePlace, ({ body }) => describeLocation(database, body));
}

function serveGrids(router: Router, platform: Platform): void {
  const { database } = platform;
  router.serve(contract.listGrids, ({ actor, params }) => listGrids(database, actor, params.code));
  router.serve(contract.checkGrid, ({ actor, body }) => tryGrid(database, actor, body));
  router.serve(contract.createGrid, async ({ actor, body }) => {
    const { division, shape } = await createGrid(platform, actor, body);
    return presentGrid(actor, division, shape);
  });
  router.serve(contract.updateGrid, async ({ actor, params, body }) => {
    const { division, shape }: SavedGrid = await updateGrid(platform, actor, params.code, body);
    return presentGrid(actor, division, shape);
  });
  router.serve(contract.retireGrid, async ({ actor, params, body }) => {
    const { division, shape } = await retireGrid(platform, actor, params.code, body.baseVersion);
    return presentGrid(actor, division, shape);
  });
}

function serveCompounds(router: Router, platform: Platform): void {
  const { database } = platform;
  router.serve(contract.listCompounds, ({ actor, query }) => listCompounds(database, actor, query));
  router.serve(contract.getCompound, ({ actor, params }) => getCompound(database, actor, params.id));
  router.serve(contract.createCompound, async ({ actor, body }) =>
    presentCompound(await divisionTree(database), actor, await createCompound(platform, actor, body)),
  );
  router.serve(contract.updateCompound, async ({ actor, params, body }) =>
    presentCompound(await divisionTree(database), actor, await updateCompound(platform, actor, params.id, body)),
  );
  router.serve(contract.archiveCompound, async ({ actor, params, body }) =>
    presentCompound(await divisionTree(database), actor, await archiveCompound(platform, actor, params.id, body.baseVersion)),
  );
}

function serveWorkstations(router: Router, platform: Platform): void {
  const { database } = platform;
  router.serve(contract.createWorkstation, async ({ actor, body }) =>
    presentWorkstation(await divisionTree(database), actor, await createWorkstation(platform, actor, body)),
  );
  router.serve(contract.updateWorkstation, async ({ actor, params, body }) =>
    presentWorkstation(await divisionTree(database), actor, await updateWorkstation(platform, actor, params.id, body)),
  );
  router.serve(contract.archiveWorkstation, async ({ actor, params, body }) =>
    presentWorkstation(await divisionTree(database), actor, await archiveWorkstation(platform, actor, params.id, body.baseVersion)),
  );
}

function sendFile(reply: FastifyReply, type: string, name: string, content: string): FastifyReply {
  return reply
    .type(`${type}; charset=utf-8`)
    .header('content-disposition', `attachment; filename="${name}"`)
    .send(content);
}

function serveExchange(router: Router, platform: Platform): void {
  const { database } = platform;
  router.serve(contract.exportFeatures, async ({ actor, params, query, reply }) => {
    const content = await exportFeatures(database, actor, params.what, query.within);
    return sendFile(reply, 'application/geo+json', `${params.what}-${query.within}.geojson`, content);
  });
  router.serve(contract.importFeatures, ({ actor, params, body }) => importFeatures(platform, actor, params.what, body));
  router.serve(contract.exportCompoundTable, async ({ actor, query, reply }) => {
    const content = await exportCompoundTable(database, actor, query.within);
    return sendFile(reply, 'text/csv', `compounds-${query.within}.csv`, content);
  });
  router.serve(contract.importCompoundTable, ({ actor, body }) => importCompoundTable(platform, actor, body));
}

/** Serves the places: the public tree and map, the administration of grids, compounds and workstations, exchange of files. */
export function servePlaces(router: Router, platform: Platform): void {
  servePublic(router, platform);
  router.serve(contract.updateDivision, async ({ actor, params, body }) => {
    const division = await updateDivision(platform, actor, params.code, body);
    return presentDivision(await divisionTree(platform.database), actor, division);
  });
  serveGrids(router, platform);
  serveCompounds(router, platform);
  serveWorkstations(router, platform);
  router.serve(contract.listPlaceHistory, ({ actor, params }) => listHistory(platform.database, actor, params));
  serveExchange(router, platform);
}
