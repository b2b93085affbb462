/** The part of the DevTools protocol that the stand-in uses, by method and by event. */

export type Header = { readonly name: string; readonly value: string };

export type Bounds = {
  readonly left?: number;
  readonly top?: number;
  readonly width?: number;
  readonly height?: number;
  readonly windowState?: 'normal' | 'minimized' | 'maximized' | 'fullscreen';
};

export type TargetInfo = {
  readonly targetId: string;
  readonly type: string;
  readonly url: string;
  readonly openerId?: string;
};

export type Frame = {
  readonly id: string;
  readonly unreachableUrl?: string;
  readonly parentId?: string;
  readonly url: string;
  readonly loaderId: string;
};

export type RemoteObject = {
  readonly type: string;
  readonly value?: unknown;
  readonly description?: string;
  readonly objectId?: string;
};

export type ExceptionDetails = { readonly text: string; readonly exception?: RemoteObject };

export type Evaluated = { readonly result: RemoteObject; readonly exceptionDetails?: ExceptionDetails };

export type PausedRequest = {
  readonly requestId: string;
  readonly frameId: string;
  readonly resourceType: string;
  readonly request: {
    readonly url: string;
    readonly method: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly postData?: string;
    readonly postDataEntries?: readonly { readonly bytes?: string }[];
  };
  readonly redirectedRequestId?: string;
  readonly responseStatusCode?: number;
  readonly responseStatusText?: string;
  readonly responseErrorReason?: string;
  readonly responseHeaders?: readonly Header[];
};

type Nothing = Record<string, never>;
type Command<Params, Result> = { readonly params: Params; readonly result: Result };

export type Commands = {
  'Browser.close': Command<Nothing, Nothing>;
  'Browser.getVersion': Command<Nothing, { product: string; userAgent: string }>;
  'Browser.getWindowForTarget': Command<{ targetId?: string }, { windowId: number; bounds: Bounds }>;
  'Browser.setPermission': Command<
    {
      permission: {
        name: string;
        sysex?: boolean;
        allowWithoutSanitization?: boolean;
        userVisibleOnly?: boolean;
      };
      setting: 'granted' | 'denied' | 'prompt';
      origin?: string;
    },
    Nothing
  >;
  'Browser.setDownloadBehavior': Command<
    { behavior: 'deny' | 'allow' | 'default'; downloadPath?: string },
    Nothing
  >;
  'Browser.setWindowBounds': Command<{ windowId: number; bounds: Bounds }, Nothing>;
  'Emulation.setDefaultBackgroundColorOverride': Command<
    { color?: { r: number; g: number; b: number; a: number } },
    Nothing
  >;
  'Emulation.setEmulatedMedia': Command<
    { media?: string; features?: { name: string; value: string }[] },
    Nothing
  >;
  'Fetch.continueRequest': Command<{ requestId: string; interceptResponse?: boolean }, Nothing>;
  'Fetch.enable': Command<
    { patterns: { urlPattern?: string; resourceType?: string; requestStage?: 'Request' | 'Response' }[] },
    Nothing
  >;
  'Fetch.failRequest': Command<{ requestId: string; errorReason: string }, Nothing>;
  'Fetch.fulfillRequest': Command<
    {
      requestId: string;
      responseCode: number;
      responseHeaders?: readonly Header[];
      body?: string;
      responsePhrase?: string;
    },
    Nothing
  >;
  'Fetch.getResponseBody': Command<{ requestId: string }, { body: string; base64Encoded: boolean }>;
  'Inspector.enable': Command<Nothing, Nothing>;
  'Page.addScriptToEvaluateOnNewDocument': Command<
    { source: string; worldName?: string },
    { identifier: string }
  >;
  'Page.bringToFront': Command<Nothing, Nothing>;
  'Page.crash': Command<Nothing, Nothing>;
  'Page.enable': Command<Nothing, Nothing>;
  'Page.handleJavaScriptDialog': Command<{ accept: boolean; promptText?: string }, Nothing>;
  'Page.navigate': Command<
    { url: string; referrer?: string },
    { frameId: string; loaderId?: string; errorText?: string }
  >;
  'Page.printToPDF': Command<Record<string, unknown>, { data: string }>;
  'Page.reload': Command<{ ignoreCache?: boolean }, Nothing>;
  'Page.setLifecycleEventsEnabled': Command<{ enabled: boolean }, Nothing>;
  'Page.stopLoading': Command<Nothing, Nothing>;
  'Runtime.addBinding': Command<{ name: string; executionContextName?: string }, Nothing>;
  'Runtime.enable': Command<Nothing, Nothing>;
  'Runtime.evaluate': Command<
    {
      expression: string;
      contextId?: number;
      awaitPromise?: boolean;
      returnByValue?: boolean;
      userGesture?: boolean;
    },
    Evaluated
  >;
  'Runtime.runIfWaitingForDebugger': Command<Nothing, Nothing>;
  'Storage.clearDataForOrigin': Command<{ origin: string; storageTypes: string }, Nothing>;
  'Target.closeTarget': Command<{ targetId: string }, { success: boolean }>;
  'Target.createTarget': Command<
    { url: string; width?: number; height?: number; newWindow?: boolean; background?: boolean },
    { targetId: string }
  >;
  'Target.setAutoAttach': Command<
    {
      autoAttach: boolean;
      waitForDebuggerOnStart: boolean;
      flatten: boolean;
      filter?: { type?: string; exclude?: boolean }[];
    },
    Nothing
  >;
};

export type Events = {
  'Fetch.requestPaused': PausedRequest;
  'Inspector.targetCrashed': Nothing;
  'Page.domContentEventFired': { timestamp: number };
  'Page.frameNavigated': { frame: Frame; type?: string };
  'Page.javascriptDialogOpening': {
    type: 'alert' | 'confirm' | 'prompt' | 'beforeunload';
    message: string;
    url: string;
  };
  'Page.lifecycleEvent': { frameId: string; loaderId: string; name: string };
  'Page.navigatedWithinDocument': { frameId: string; url: string };
  'Page.windowOpen': {
    url: string;
    windowName: string;
    windowFeatures: readonly string[];
    userGesture: boolean;
  };
  'Runtime.bindingCalled': { name: string; payload: string; executionContextId: number };
  'Runtime.consoleAPICalled': {
    type: string;
    args: readonly RemoteObject[];
    executionContextId: number;
    stackTrace?: { callFrames: readonly { url: string; lineNumber: number }[] };
  };
  'Runtime.executionContextCreated': {
    context: { id: number; name: string; auxData?: { frameId?: string; isDefault?: boolean; type?: string } };
  };
  'Runtime.executionContextDestroyed': { executionContextId: number };
  'Runtime.executionContextsCleared': Nothing;
  'Target.attachedToTarget': { sessionId: string; targetInfo: TargetInfo; waitingForDebugger: boolean };
  'Target.detachedFromTarget': { sessionId: string; targetId?: string };
};
