import { Camera, Phone } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { ActionForm } from '../../ui/kit/action-form.tsx';
import { Button, LinkButton } from '../../ui/kit/button.tsx';
import { Dialog } from '../../ui/kit/dialog.tsx';
import { RatingFive, type RatingValue } from '../../ui/kit/form/rating-five.tsx';
import { Card, Facts, Row, Section, Stack, Text } from '../../ui/kit/layout.tsx';
import { List, ListItem } from '../../ui/kit/list.tsx';
import { Page } from '../../ui/kit/page.tsx';
import { QrCode } from '../../ui/kit/qr-code.tsx';
import { Skeleton } from '../../ui/kit/skeleton.tsx';
import { StateBadge } from '../../ui/kit/state-badge.tsx';
import { EmptyState, ErrorState, Note } from '../../ui/kit/states.tsx';
import { Timeline } from '../../ui/kit/timeline.tsx';
import { showToast } from '../../ui/kit/toast.tsx';
import { DateTime, Distance, Money } from '../../ui/kit/values.tsx';
import { MapView } from '../../ui/map/map-view.tsx';
import { PlacePicker } from '../../ui/map/place-picker.tsx';
import type { Position } from '../../ui/map/types.ts';
import { fields, pins, shapes, timeline, words } from './samples.ts';

const tones = ['neutral', 'active', 'done', 'soon', 'late', 'accent'] as const;

/** The light kit, each part once. */
export function KitPage(): ReactNode {
  const [open, setOpen] = useState(false);
  const [rating, setRating] = useState<RatingValue>({ level: undefined, reasons: [] });
  const [point, setPoint] = useState<Position | undefined>(undefined);
  return (
    <Page
      title={words.longName}
      back="/"
      footer={
        <Button tone="primary" block icon={Camera} onClick={() => showToast('ok')}>
          Toast
        </Button>
      }
    >
      <Section title="Buttons">
        <Row>
          <Button tone="primary">Primary</Button>
          <Button icon={Camera}>Secondary</Button>
          <Button tone="danger">Danger</Button>
          <Button tone="quiet">Quiet</Button>
          <Button busy>Busy</Button>
          <Button disabled>Disabled</Button>
          <LinkButton to="/gallery/home">Link</LinkButton>
          <Button onClick={() => setOpen(true)}>Dialog</Button>
        </Row>
      </Section>
      <Section title="States">
        <Row>
          {tones.map((tone) => (
            <StateBadge key={tone} tone={tone}>
              {tone}
            </StateBadge>
          ))}
        </Row>
        {tones.map((tone) => (
          <Note key={tone} tone={tone}>
            {words.long}
          </Note>
        ))}
      </Section>
      <Section title="List">
        <List>
          <ListItem title={words.long} detail={words.longName} aside={<StateBadge tone="late">late</StateBadge>} to="/gallery/home" />
          <ListItem title="12345" icon={Phone} href="tel:12345" aside={<Distance metres={347} />} />
        </List>
      </Section>
      <Section title="Facts">
        <Card>
          <Facts
            facts={[
              { label: 'Money', value: <Money fen={123450} /> },
              { label: 'Full', value: <DateTime value="2026-11-23T06:05:00Z" as="full" /> },
              { label: 'Relative', value: <DateTime value={Date.now() - 3 * 3_600_000} /> },
            ]}
          />
        </Card>
      </Section>
      <Section title="Timeline">
        <Card>
          <Timeline entries={timeline} next={{ title: words.longName, detail: 'Monday' }} />
        </Card>
      </Section>
      <Section title="Action form">
        <ActionForm context="gallery" action="siteCheck" fields={fields} onSubmit={(body) => showToast(JSON.stringify(body))} />
      </Section>
      <Section title="Rating">
        <RatingFive legend="好差评" value={rating} onChange={setRating} reasonsFor={(level) => [{ value: 'a', label: `Reason ${level}` }]} />
      </Section>
      <Section title="Map">
        <MapView label="Map" pins={pins} shapes={shapes} fromOpenStreetMap onPin={(id) => showToast(id)} />
        <PlacePicker value={point} onChange={setPoint} shapes={shapes} />
      </Section>
      <Section title="Empty, error, loading">
        <Stack>
          <EmptyState title="wall" hint={words.long} />
          <EmptyState title="lane" picture="lane" />
          <EmptyState title="box" picture="box" />
          <EmptyState title="boat" picture="boat" />
          <ErrorState problem={new Error('x')} kept={words.long} onRetry={() => showToast('retry')} />
          <Skeleton block lines={4} />
        </Stack>
      </Section>
      <Section title="QR">
        <QrCode text="https://example.org/t/abcdefghijklmnopqrstuvwxyz" label="QR" />
      </Section>
      <Dialog open={open} title={words.longName} onClose={() => setOpen(false)} actions={<Button tone="primary">OK</Button>}>
        <Text>{words.long}</Text>
      </Dialog>
    </Page>
  );
}
