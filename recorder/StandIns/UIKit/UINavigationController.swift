import Foundation
@MainActor open class UINavigationController: UIViewController {}
@MainActor open class UITabBarController: UIViewController {}
