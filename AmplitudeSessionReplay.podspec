# The recorder as a pod. One module, where Package.swift has four.
Pod::Spec.new do |s|
  s.name = 'AmplitudeSessionReplay'
  s.version = '0.1.0'
  s.summary = 'Session replay for iOS: the recorder'
  s.homepage = 'https://github.com/amplitude/AmplitudeSessionReplay-iOS'
  s.license = { :type => 'MIT', :file => 'LICENSE' }
  s.author = 'The Session Replay authors'
  s.source = { :git => 'https://github.com/amplitude/AmplitudeSessionReplay-iOS.git', :tag => '0.1.0' }
  s.swift_version = '5.9'
  s.ios.deployment_target = '13.0'
  s.source_files = [
    'recorder/Sources/ReplayFormat/**/*.swift',
    'recorder/Sources/ReplayCore/**/*.swift',
    'recorder/Sources/ReplayGuard/**/*.h',
    'recorder/Sources/ReplayGuard/**/*.m',
    'recorder/Sources/AmplitudeSessionReplay/**/*.swift',
  ]
  s.resource_bundles = { 'AmplitudeSessionReplay' => ['recorder/Sources/AmplitudeSessionReplay/PrivacyInfo.xcprivacy'] }
  s.libraries = 'z'
  s.pod_target_xcconfig = { 'OTHER_SWIFT_FLAGS' => '$(inherited) -package-name AmplitudeSessionReplay' }
end
