import type { ReactNode } from 'react';
import { useApiQuery } from '../../../../../ui/api/hooks.ts';
import { Checkbox, Form, Input, Select } from '../../../../../ui/desk/antd.ts';
import { useLanguage, useTranslation } from '../../../../../ui/i18n/index.ts';
import { Row } from '../../../../../ui/kit/layout.tsx';
import { type FoundPlace, PlaceSearch } from './place-search.tsx';
import type { RuleBody } from './rule-form.ts';

const days = ['workday', 'weekend', 'holiday'] as const;
export const channels = ['app', 'contactDay', 'wishBox', 'bridge', 'hotline', 'gridWorker', 'visit', 'phone', 'station', 'window', 'import'] as const;
export const natures = ['enquiry', 'help', 'complaint', 'tipOff', 'suggestion', 'thanks', 'other'] as const;
export const priorities = ['normal', 'urgent', 'emergency'] as const;

type Conditions = RuleBody['conditions'];

interface Props {
  readonly placeCode: string;
  readonly value: Conditions;
  readonly places: readonly FoundPlace[];
  readonly onPlaces: (places: readonly FoundPlace[]) => void;
  readonly onChange: (change: Partial<Conditions>) => void;
  /** Error of a field below `conditions`, as properties of its form item. */
  readonly help: (...names: string[]) => object;
}

/** The names of categories by id. */
export function useCategoryNames(placeCode: string) {
  const { data } = useApiQuery('requests.listCategories', { query: { divisionCode: placeCode } }, { enabled: placeCode !== '', staleTime: 600_000 });
  return data?.items ?? [];
}

/** When a rule holds: nothing chosen means everything. */
export function ConditionFields({ placeCode, value, places, onPlaces, onChange, help }: Props): ReactNode {
  const { t } = useTranslation('requests');
  const language = useLanguage();
  const categories = useCategoryNames(placeCode);
  const any = t('dispatch.fieldHints.any');
  const many = (name: 'channels' | 'natures' | 'priorities', options: readonly { readonly value: string; readonly label: string }[]): ReactNode => (
    <Form.Item label={t(`dispatch.fields.${name}`)} htmlFor={`rule-${name}`} {...help(name)}>
      <Select<string[]>
        id={`rule-${name}`} mode="multiple" placeholder={any} value={[...value[name]]} showSearch={{ optionFilterProp: 'label' }} options={[...options]}
        onChange={(next) => onChange({ [name]: next })}
      />
    </Form.Item>
  );
  return (
    <>
      <Form.Item label={t('dispatch.fields.categoryIds')} htmlFor="rule-categoryIds" {...help('categoryIds')}>
        <Select<string[]>
          id="rule-categoryIds" mode="multiple" placeholder={any} value={[...value.categoryIds]} showSearch={{ optionFilterProp: 'label' }}
          options={categories.map(({ id, code, nameZh, nameEn }) => ({ value: id, label: `${code} ${language === 'zh' ? nameZh : nameEn}` }))}
          onChange={(categoryIds) => onChange({ categoryIds })}
        />
      </Form.Item>
      <Form.Item label={t('dispatch.fields.places')} htmlFor="rule-places" {...help('divisionCodes', 'compoundIds')}>
        <PlaceSearch id="rule-places" within={placeCode} value={places} placeholder={any} onChange={onPlaces} />
      </Form.Item>
      <Form.Item label={t('dispatch.fields.days')} extra={t('dispatch.daysHint')} {...help('days')}>
        <Checkbox.Group value={[...value.days]} options={days.map((day) => ({ value: day, label: t(`dispatch.days.${day}`) }))} onChange={(next) => onChange({ days: next as Conditions['days'] })} />
      </Form.Item>
      <Form.Item label={t('dispatch.fields.hours')} extra={t('dispatch.fieldHints.hours')} {...help('from', 'until')}>
        <Row>
          {(['from', 'until'] as const).map((name) => (
            <Input key={name} type="time" aria-label={t(`dispatch.fields.${name}`)} value={value[name] ?? ''} onChange={(event) => onChange({ [name]: event.target.value === '' ? null : event.target.value })} />
          ))}
        </Row>
      </Form.Item>
      {many('channels', channels.map((one) => ({ value: one, label: t(`channels.${one}`) })))}
      {many('natures', natures.map((one) => ({ value: one, label: t(`options.nature.${one}`) })))}
      {many('priorities', priorities.map((one) => ({ value: one, label: t(`options.priority.${one}`) })))}
    </>
  );
}
