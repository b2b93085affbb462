import { Select, Switch } from '@mantine/core';
import { FOOT_KEYS, type FaceCamera } from '#common/contract/ipc/office.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { usePreferences } from '#renderer/lib/preferences.ts';
import type { CameraDevice } from '#renderer/lib/use-camera.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FieldStack } from '#renderer/ui/form-footer.tsx';

const HEIGHTS: readonly FaceCamera['height'][] = [720, 1080, 2160];
const FIRST = 'first';

type CameraSettingsProps = { isOpen: boolean; devices: readonly CameraDevice[]; onClose: () => void };

/** Which camera, how fine, mirrored or not, by itself or by hand, and the key of the foot switch; kept for this desk. */
export function CameraSettings({ isOpen, devices, onClose }: CameraSettingsProps) {
  const t = useText();
  const [{ cameraId, faceCamera }, save] = usePreferences();
  const change = (part: Partial<FaceCamera>) => void save({ faceCamera: { ...faceCamera, ...part } });
  return (
    <Dialog title={t('portrait.settings.title')} isOpen={isOpen} onClose={onClose}>
      <FieldStack>
        <Select
          label={t('portrait.settings.camera')}
          data={[
            { value: FIRST, label: t('portrait.settings.defaultCamera') },
            ...devices
              .filter(({ id }) => id !== '')
              .map(({ id, label }) => ({ value: id, label: label || id.slice(0, 8) })),
          ]}
          value={cameraId === '' ? FIRST : cameraId}
          allowDeselect={false}
          onChange={(chosen) => void save({ cameraId: chosen === FIRST || chosen === null ? '' : chosen })}
        />
        <Select
          label={t('portrait.settings.resolution')}
          data={HEIGHTS.map((height) => ({
            value: String(height),
            label: `${Math.round((height * 16) / 9)} × ${height}`,
          }))}
          value={String(faceCamera.height)}
          allowDeselect={false}
          onChange={(chosen) =>
            change({ height: HEIGHTS.find((height) => String(height) === chosen) ?? faceCamera.height })
          }
        />
        <Switch
          label={t('portrait.settings.mirror')}
          description={t('portrait.settings.mirrorHint')}
          checked={faceCamera.isMirrored}
          onChange={(event) => change({ isMirrored: event.currentTarget.checked })}
        />
        <Switch
          label={t('portrait.settings.auto')}
          checked={faceCamera.isAuto}
          onChange={(event) => change({ isAuto: event.currentTarget.checked })}
        />
        <Select
          label={t('portrait.settings.footKey')}
          description={t('portrait.settings.footKeyHint')}
          data={FOOT_KEYS.map((key) => ({
            value: key,
            label: key === 'NONE' ? t('portrait.settings.footKeyNone') : key,
          }))}
          value={faceCamera.footKey}
          allowDeselect={false}
          onChange={(chosen) =>
            change({ footKey: FOOT_KEYS.find((key) => key === chosen) ?? faceCamera.footKey })
          }
        />
        <p>{t('portrait.settings.remembered')}</p>
      </FieldStack>
    </Dialog>
  );
}
