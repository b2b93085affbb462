import { useRef, useState } from 'react';
import type { PortraitRules } from '#renderer/lib/portrait/messages.ts';
import { takeFrom, type Take } from './take.ts';
import type { PortraitEngine } from './use-portrait-engine.ts';
import type { Takes } from './use-takes.ts';

type TakingOptions = {
  engine: PortraitEngine;
  rules: PortraitRules;
  wantsEmbedding: boolean;
  takes: Takes;
};

/** One picture at a time from the frame to the verdict; a second release while one is judged is let go. */
export function useTaking({ engine, rules, wantsEmbedding, takes }: TakingOptions) {
  const isRunning = useRef(false);
  const [isJudging, setIsJudging] = useState(false);

  async function take(image: ImageBitmap, source: Take['source']): Promise<void> {
    if (isRunning.current) {
      image.close();
      return;
    }
    isRunning.current = true;
    setIsJudging(true);
    try {
      const { client, failure } = engine;
      takes.add(await takeFrom(image, { client, failure, rules, wantsEmbedding, source }));
    } finally {
      isRunning.current = false;
      setIsJudging(false);
    }
  }
  return { take, isJudging };
}
