import { Button, Flex } from 'antd';
import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { useWords } from '../locale.tsx';

const STEPS = [0.25, 0.33, 0.5, 0.67, 0.8, 1, 1.25, 1.5, 2] as const;
const WHOLE = STEPS.indexOf(1);
const KEYS: Readonly<Record<string, -1 | 0 | 1>> = { '+': 1, '=': 1, '-': -1, '0': 0 };

interface Zoom {
  readonly scale: number;
  readonly buttons: ReactNode;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** How large something is drawn: by buttons, and by the keys + - 0. */
export function useZoom(): Zoom {
  const { t } = useWords();
  const [place, setPlace] = useState(WHOLE);
  const go = (by: -1 | 0 | 1) =>
    setPlace((before) => (by === 0 ? WHOLE : Math.min(STEPS.length - 1, Math.max(0, before + by))));
  const scale = STEPS[place] ?? 1;
  const share = Math.round(scale * 100);
  return {
    scale,
    buttons: (
      <Flex gap={4} align="center" role="group" aria-label={t('zoom')}>
        <Button aria-label={t('smaller')} disabled={place === 0} onClick={() => go(-1)}>
          −
        </Button>
        <Button aria-label={t('actualSize', { share })} onClick={() => go(0)}>
          {share}%
        </Button>
        <Button aria-label={t('larger')} disabled={place === STEPS.length - 1} onClick={() => go(1)}>
          +
        </Button>
      </Flex>
    ),
    onKeyDown: ({ key, ctrlKey, metaKey, altKey }) => {
      const by = KEYS[key];
      if (by !== undefined && !ctrlKey && !metaKey && !altKey) go(by);
    },
  };
}
