import type Electron from 'electron';

import { appOrigin } from '../host/schemes.ts';
import { guard } from './unavailable.ts';

export type FrameSource = {
  readonly getUrl: () => string;
  readonly isDestroyed: () => boolean;
  readonly executeJavaScript: (code: string, userGesture?: boolean) => Promise<unknown>;
  readonly send: (channel: string, ...args: unknown[]) => void;
};

type FrameMembers = Pick<
  Electron.WebFrameMain,
  | 'url'
  | 'origin'
  | 'parent'
  | 'routingId'
  | 'processId'
  | 'frameTreeNodeId'
  | 'name'
  | 'detached'
  | 'isDestroyed'
  | 'executeJavaScript'
  | 'send'
>;

export type MainFrame = FrameMembers & { readonly top: FrameMembers };

/** A window's main frame. Its URL is read when asked for, as the page may have moved on. */
export function createMainFrame(id: number, source: FrameSource): MainFrame {
  const frame = {
    get url() {
      return source.getUrl();
    },
    get origin() {
      return appOrigin(source.getUrl());
    },
    get top(): MainFrame {
      return guarded;
    },
    parent: null,
    routingId: 1,
    processId: id,
    frameTreeNodeId: id,
    name: '',
    detached: false,
    isDestroyed: source.isDestroyed,
    executeJavaScript: source.executeJavaScript,
    send: source.send,
  } satisfies MainFrame;
  const guarded: MainFrame = guard(frame, 'WebFrameMain');
  return guarded;
}

/** What is known of a frame inside the page, for navigation events. */
export function createChildFrame(
  url: string,
  parent: MainFrame,
): Pick<Electron.WebFrameMain, 'url' | 'origin'> & { readonly parent: MainFrame } {
  return guard({ url, origin: appOrigin(url), parent }, 'WebFrameMain');
}
