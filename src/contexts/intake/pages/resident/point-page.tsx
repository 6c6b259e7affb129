import { Megaphone } from 'lucide-react';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { LinkButton } from '../../../../ui/kit/button.tsx';
import { Card, Text } from '../../../../ui/kit/layout.tsx';
import { Page as Frame } from '../../../../ui/kit/page.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../../ui/kit/states.tsx';
import { CountsLine, PublicMatters } from './public-matters.tsx';

/** What the poster's code opens: what this is, one large button, and what became of earlier wishes. */
export function Page(): ReactNode {
  const { t } = useTranslation('intake');
  const { code = '' } = useParams();
  const { data: point, error, refetch } = useApiQuery('intake.readPublicPoint', { params: { code: code.toUpperCase() } });
  const missing = error?.status === 404 || error?.status === 422;
  return (
    <Frame
      title={point?.name ?? t('public.pointsTitle')}
      back="/points"
      footer={
        point ? (
          <LinkButton to={`/report?via=${point.code}`} tone="primary" icon={Megaphone} block>
            {t(`public.say.${point.kind}`)}
          </LinkButton>
        ) : undefined
      }
    >
      {missing ? (
        <EmptyState picture="box" title={t('points.notFound')} hint={t('public.pointGoneHint')} action={<LinkButton to="/report" tone="primary">{t('public.sayNow')}</LinkButton>} />
      ) : null}
      {error && !missing ? <ErrorState problem={error} onRetry={() => void refetch()} /> : null}
      {!point && !error ? <Skeleton lines={6} /> : null}
      {point ? (
        <>
          <Card>
            <Text size="lead" strong>
              {t(`poster.lead.${point.kind}`)}
            </Text>
            <Text tone="muted">{[point.placeName, point.address].filter(Boolean).join(' · ')}</Text>
            {point.about === '' ? null : <Text>{point.about}</Text>}
            <Text>
              <CountsLine counts={point.counts} />
            </Text>
          </Card>
          <PublicMatters matters={point.matters} />
        </>
      ) : null}
    </Frame>
  );
}
