# The recorder as middleware of Amplitude-iOS, the maintenance SDK.
Pod::Spec.new do |s|
  s.name = 'AmplitudeiOSSessionReplayMiddleware'
  s.version = '0.1.0'
  s.summary = 'Session replay for apps with Amplitude-iOS'
  s.homepage = 'https://github.com/amplitude/AmplitudeSessionReplay-iOS'
  s.license = { :type => 'MIT', :file => 'LICENSE' }
  s.author = 'The Session Replay authors'
  s.source = { :git => 'https://github.com/amplitude/AmplitudeSessionReplay-iOS.git', :tag => '0.1.0' }
  s.swift_version = '5.9'
  s.ios.deployment_target = '13.0'
  s.source_files = 'recorder/Sources/AmplitudeiOSSessionReplayMiddleware/**/*.swift'
  s.dependency 'AmplitudeSessionReplay', '0.1.0'
  s.dependency 'Amplitude', '>= 8.21.0', '< 9.0.0'
end
