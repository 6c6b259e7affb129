/** What a column of a fare file may hold. */
export interface FieldRule {
  readonly required?: boolean;
  /** Files and columns in which the value must occur. */
  readonly references?: readonly (readonly [file: string, column: string])[];
  readonly options?: readonly string[];
  readonly integer?: boolean;
}

export interface FileRule {
  /** Columns whose values together must not repeat. */
  readonly key: readonly string[];
  readonly fields: Readonly<Record<string, FieldRule>>;
}

const services = [['calendar', 'service_id'], ['calendar_dates', 'service_id']] as const;
const networks = [['networks', 'network_id'], ['routes', 'network_id']] as const;
const groups = [['fare_leg_rules', 'leg_group_id']] as const;
const areas = [['areas', 'area_id']] as const;
const timeframes = [['timeframes', 'timeframe_group_id']] as const;
const products = [['fare_products', 'fare_product_id']] as const;
const stops = [['stops', 'stop_id']] as const;

/** The files of GTFS-Fares v2 with their keys, required fields and references (reference of 27 April 2026). */
export const fareFiles: Readonly<Record<string, FileRule>> = {
  areas: { key: ['area_id'], fields: { area_id: { required: true } } },
  stop_areas: { key: ['area_id', 'stop_id'], fields: { area_id: { required: true, references: areas }, stop_id: { required: true, references: stops } } },
  networks: { key: ['network_id'], fields: { network_id: { required: true } } },
  route_networks: {
    key: ['route_id'],
    fields: { network_id: { required: true, references: [['networks', 'network_id']] }, route_id: { required: true, references: [['routes', 'route_id']] } },
  },
  timeframes: {
    key: ['timeframe_group_id', 'start_time', 'end_time', 'service_id'],
    fields: { timeframe_group_id: { required: true }, service_id: { required: true, references: services } },
  },
  rider_categories: {
    key: ['rider_category_id'],
    fields: { rider_category_id: { required: true }, rider_category_name: { required: true }, is_default_fare_category: { options: ['0', '1'] } },
  },
  fare_media: { key: ['fare_media_id'], fields: { fare_media_id: { required: true }, fare_media_type: { required: true, options: ['0', '1', '2', '3', '4'] } } },
  fare_products: {
    key: ['fare_product_id', 'rider_category_id', 'fare_media_id'],
    fields: {
      fare_product_id: { required: true }, amount: { required: true }, currency: { required: true },
      rider_category_id: { references: [['rider_categories', 'rider_category_id']] }, fare_media_id: { references: [['fare_media', 'fare_media_id']] },
    },
  },
  fare_leg_rules: {
    key: ['network_id', 'from_area_id', 'to_area_id', 'from_timeframe_group_id', 'to_timeframe_group_id', 'fare_product_id'],
    fields: {
      fare_product_id: { required: true, references: products }, network_id: { references: networks },
      from_area_id: { references: areas }, to_area_id: { references: areas },
      from_timeframe_group_id: { references: timeframes }, to_timeframe_group_id: { references: timeframes },
      rule_priority: { integer: true },
    },
  },
  fare_leg_join_rules: {
    key: ['from_network_id', 'to_network_id', 'from_stop_id', 'to_stop_id'],
    fields: {
      from_network_id: { required: true, references: networks }, to_network_id: { required: true, references: networks },
      from_stop_id: { references: stops }, to_stop_id: { references: stops },
    },
  },
  fare_transfer_rules: {
    key: ['from_leg_group_id', 'to_leg_group_id', 'fare_product_id', 'transfer_count', 'duration_limit'],
    fields: {
      from_leg_group_id: { references: groups }, to_leg_group_id: { references: groups }, fare_product_id: { references: products },
      fare_transfer_type: { required: true, options: ['0', '1', '2'] }, duration_limit_type: { options: ['0', '1', '2', '3'] },
      transfer_count: { integer: true }, duration_limit: { integer: true },
    },
  },
};
