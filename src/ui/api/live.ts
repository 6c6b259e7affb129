import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

interface Interest {
  readonly topics: readonly string[];
  readonly refresh: () => void;
}

const interests = new Set<Interest>();
let source: EventSource | undefined;
let openTopics = '';
let timer: ReturnType<typeof setTimeout> | undefined;

function refreshAll(): void {
  for (const interest of interests) interest.refresh();
}

function refreshTopics(data: string): void {
  const message = JSON.parse(data) as { readonly topics?: readonly string[] };
  const changed = new Set(message.topics ?? []);
  for (const { topics, refresh } of interests) if (topics.some((topic) => changed.has(topic))) refresh();
}

/** One stream for all that the screen listens to; opened anew a moment after the interest changed. */
function reopen(): void {
  const topics = [...new Set([...interests].flatMap((interest) => interest.topics))].sort().slice(0, 30).join(',');
  if (topics === openTopics) return;
  source?.close();
  source = undefined;
  openTopics = topics;
  if (topics === '') return;
  const stream = new EventSource(`/api/v1/live?topics=${encodeURIComponent(topics)}`);
  let openedBefore = false;
  // What changed while the stream was broken is not repeated.
  stream.onopen = () => {
    if (openedBefore) refreshAll();
    openedBefore = true;
  };
  stream.addEventListener('changed', (event) => refreshTopics((event as MessageEvent<string>).data));
  stream.addEventListener('resync', refreshAll);
  source = stream;
}

function changeInterest(change: () => void): void {
  change();
  clearTimeout(timer);
  timer = setTimeout(reopen, 60);
}

function refreshQueries(client: QueryClient, names: readonly string[]): void {
  for (const name of names) {
    const context = name.split('.')[0];
    void client.invalidateQueries({ queryKey: name.includes('.') ? [context, name] : [context] });
  }
}

/**
 * Reads answers anew when the server says that a topic (`request:<id>`, `place:<code>`) changed.
 * `refreshes`: contexts (`requests`) or operations (`requests.read`) shown on this screen.
 */
export function useLive(topics: readonly string[], refreshes: readonly string[]): void {
  const client = useQueryClient();
  const topicKey = topics.join(',');
  const refreshKey = refreshes.join(',');
  useEffect(() => {
    if (topicKey === '') return;
    const interest = { topics: topicKey.split(','), refresh: () => refreshQueries(client, refreshKey.split(',')) };
    changeInterest(() => interests.add(interest));
    return () => changeInterest(() => interests.delete(interest));
  }, [topicKey, refreshKey, client]);
}
